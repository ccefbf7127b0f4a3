/**
 * Given names that English and the league's own press take for one another. Every line is one name with its short and
 * familiar forms; forms that are the beginning of the name (Nic, Cam, Herb) need no line.
 */
const FAMILIES = `
abraham abe
alexander alex alexandre aleksandar aleksander aleksandr xander sasha alejandro alec lex sandro
alexis alex
alfred al alf fred freddie
alonzo zo lonzo
andrew andy drew andre andrei andres
anthony tony ant antoine antonio
archibald archie
arthur art artie arturo
athanasios thanasis
augustus gus august augustine
barnabas barney
benjamin ben benny benji
bernard bernie
bradley brad
brandon bran
bronson bron
calvin cal
cameron cam kam kameron camron
carlton carl
carmelo melo
charles charlie chuck chaz chas charley carlos
chaundee chaun
chester chet
christian chris christopher kris khris kristian topher cristian
clarence clay
clifford cliff
clinton clint
cornelius neil corny
curtis curt kurt kurtis
damian dame damien
daniel dan danny danuel danilo dani
darius dario
david dave davey davis
dennis denny denis
derrick derek dereck deric derick rick
desmond dez des
devonte devon tae
dominic dom dominick domenic dominique nick
domantas domas
donald don donnie donny
donovan don dono
douglas doug
dwayne dwyane dwane wayne
edrice bam
edward ed eddie eddy ted teddy ned edmund eduardo
elijah eli
emanuel manny emmanuel manu immanuel
enes ennis
ervin erv
eugene gene
ezekiel zeke
francis frank frankie fran franz francisco
frederick fred freddie freddy rick fredrick
gabriel gabe
gerald jerry gerry jerald
gilbert gil
gordon gordie
grant granty
gregory greg gregg
guillermo willy will billy william memo
hamidou hami
harold harry hal
harrison harry
henry hank harry hal enrique
herbert herb herbie bert
horace hod
howard howie
hubert bert hugh
ignas iggy
isaac ike zac
isaiah zay isiah ish izaiah
ishmael ish ishmail ismael
jacob jake jakob jacobo
jahlil jah
james jim jimmy jamie jimmie
jayden jaden
jamorko jay
jason jay jase
jeffery jeff jeffrey geoff geoffrey jefferson
jeremiah jerry jeremy
jerome jerry romeo rome
john johnny jack jon johnathan jonny ivan juan
johnathan john jon jonathan johnny nathan
jonathan jon johnny john nathan
joseph joe joey jo jose josip
joshua josh
juan juancho
julian jules julius
justin jus
kenneth ken kenny kenyon kenrich
kentavious kcp
kevin kev
larry lawrence laurence lonnie
lawrence larry laurie lauri
leandro leandrinho
leonard len lenny leo
leroy roy
lester les
louis lou louie lewis luis
lucas luke luka luca luc lukas
luguentz lu
marcus marc mark markus marco marcos
markieff kieff
martin marty
mathew matt
matthew matt mat matty mathew mathias matthias
maurice moe mo mauricio reese
maximilian max maxi maxwell maxime
melvin mel
michael mike mick mickey mikey mikal miguel mitchell micheal
miles deuce
mitchell mitch
mohamed mo mohammed muhammad moe mohamad
montrezl trez
moritz mo moe
mouhamed mouhamadou mamadou mo moe
moussa mo moe
nahshon bones
nathan nate nat
nathaniel nate nat nathan
nazreon naz
nicholas nick nicolas nic nico nicky nicolo nik nikolas nikola nicola
obadiah obi
ogugua og
oliver ollie olivier
omar o
oscar ozzie
oshae shae
osman cedi
otto otis
patrick pat patty paddy
paul pablo paulo pau
peter pete pedro petr
philip phil phillip pip
predrag peja
rajon ron
ralph ralphie
ramon ray
randall randy
raul raulzinho
raymond ray
reginald reggie reg
ricardo ricky rick
richard rich richie rick ricky dick ricard
robert rob bob bobby robbie bert roberto
rodney rod
rodrigo rod
roger rog
ronald ron ronnie ronny rondae
rowan rj
roy royce
rudolph rudy rudi rodolfo
russell russ rus
samuel sam sammy
santiago santi
scott scottie scotty
sebastian seb bas
sergei sergio serge
shaedon shae
shaquille shaq shaqeel
sheldon shelly mac
solomon solo
stanley stan
stephen steph steve stevie steven stefan stephan
sterling scoot
sviatoslav svi
terrance terry terrence terence terance tee
thaddeus thad ted
theodore theo ted teddy
thomas tom tommy tomas
timothy tim timmy timothe
tobias toby tobi
tremaine tre trey
trevor trev
tyrone ty
tyrese ty
tyrus ty
valentine val
victor vic vik viktor wiktor
vincent vince vinny vincenzo
vladimir vlad vlado vlade vladi
vasilije vasa vasilis
vernon vern
wallace wally
walter walt wally
wardell steph dell stephen
wendell wen dell
wesley wes
wilfred will fred
william will bill billy willie willy liam wil
wilson will
winston win
xavier zay x zavier javier
zachary zach zack zac zak zachery
zebulon zeb`

const families = new Map<string, Set<number>>()
FAMILIES.trim()
  .split('\n')
  .forEach((line, i) => {
    for (const name of line.split(' ')) families.set(name, (families.get(name) ?? new Set()).add(i))
  })

/** Do two given names (as lookups) belong to one family, such as Moe and Moritz, Bobby and Rob? */
export const areOneGivenName = (a: string, b: string): boolean => {
  const other = families.get(b)
  return other !== undefined && [...(families.get(a) ?? [])].some(family => other.has(family))
}
