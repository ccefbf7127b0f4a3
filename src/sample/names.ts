// Names of nobody: the lists were made up for the sample league. Some bear accents, apostrophes or hyphens, because
// the feeds' names do.
const list = (text: string): readonly string[] => text.trim().split(/\s+/)

export const firstNames = list(`
  Abel Adrien Alaric Amari Anselm Ansu Antón Aristide Armel Ashby Aurelio Barnaby Bastian Bertrand Bijan Boaz Bram
  Brennan Caelan Calloway Cassius Cedrik Ciro Corbin Cormac Cyprian D'Angel Dacian Damaso Dariel De'Quan Delroy
  Demarco Desmar Dimas Donovar Ebuka Édgar Eitan Elric Emeka Ender Ephraim Esteban Étienne Ezra Fabian Farouk Faustin
  Fenwick Florian Folarin Gaspard Gideon Goran Gustav Hakon Hamza Hollis Horatio Idris Ignacio Ilya Imari Inigo Ivo
  Ja'Coby Jabril Jaromir Javon Jean-Luc Jens Jericho João Joaquim Jorah Josué Kaito Kanoa Kelechi Kendrell Keoni
  Ke'Shon Kofi Kwabena Lamine Landry Laszlo Leif Leopold Lionel Lucien Luka Macario Magnus Makai Malachi Marcel
  Mateus Maxence Mekhi Milo Moritz Naz'Ir Nehemiah Nestor Niels Nkosi Octavio Oleg Omari Orlin Osei Otis Paxton Percy
  Piero Quade Quentin Quill Rafe Raul Remy Reuben Rhys Ronan Rufus Saïd Samir Santos Severin Shai-Lo Silas Simeon
  Soren Stellan Tafari Tahj Tarik Tavian Te'Andre Thaddeus Tiago Tobias Torsten Tyrell Ulises Uri Valentin Vance
  Vasily Viggo Wendell Wilder Xander Yannis Yoel Yusuf Zaire Zane Zebulon Zoltan
`)

export const lastNames = list(`
  Abernal Achterman Adeyinko Agbaran Ahlstead Akinrade Albrechtson Alderwick Alvarenga Amberley Anquist Aramboza
  Ardoyne Arrowsby Ashgrove Auberon Azevinho Babatola Balcombe Balogard Bancrest Barrowdale Bastidier Beaumarsh
  Beckinridge Bellarmin Benavente-Ruiz Bergqvist Bexley Biankouma Birdsong Blackfen Blomkvist Boakyewa Bordelais
  Borgström Bouchardin Brackenby Brandvold Bretonnier Brightwell Brockhurst Bukowic Burgamy Cabrellón Calderash
  Cantrelle Carrowmore Casteldine Cavanilles Chalkley Chukwura Clairmonde Claverhouse Colquitt Copperfeld Corriveau
  Cotterell Crandleby Cromarthy D'Aubrey D'Estaing Dalgarno Danforth-Oke Darkwari Delacroy Delgadinho Demirkaya
  Diabatou Diopara Dobrynov Doukari Drummell Duarteiro Dunmoor Dvorakov Eastbrook Ebersold Edozien Egerton Ekwueme
  Eldridgeton Elmstrand Encarnado Eriksholm Escobedo-Paz Eyskens Fairhaven Falkenrath Farnsby Featherstone Ferragut
  Fjeldstad Fofanarra Fontclair Forsgren Fotheringay Galbreath Gallowglass Gambrell Garrigus Gbadebor Gelderman
  Ghislain Glenmore Godalming Gonçalo Granqvist Grisham-Vane Guindaro Gustavson Haldane Halvorstad Hartigan-Roe
  Hawthornby Heidrich Hennigar Hollowell Holmqvist Honeycott Ibarrola Idowusi Ilunganda Ingleby Inverarity Isaksen
  Iwuchukwa Jablonsky Jägerholt Jankovar Jeffersby Joubertin Kabongola Kalejaiye Karamoko Katsouris Kazadiwe
  Kettering Kilbride Kingsolver Kirovan Kjærgaard Koroleva Kowalinski Kristoffsen Kumordzi Lachapelle Ladbroke
  Lancashire Langstroth Larkspur Laszewski Leclairvois Lindqvistad Llewelmar Lockridge Lomideze Longacre Lubembor
  Lysander Mabika-Toure MacAllan Magallanez Makinwari Malverne Mandragor Marchbanks Marlowe-Finch Marquisat Mbengara
  McAuslan McTavendale Melichar Merriwether Milosavić Mingolet Montferrat Moorcroft Mukendiwa Munkholm Mwangora
  N'Dourane Nakashiro Nascimbene Ndongalo Netherby Nightingall Nordahlin Novosel Nwakali-Reed O'Callan O'Driscane
  O'Shaunry Oakhurst Obiakorwa Odunlamid Okonjara Oldenburgh Olmstedt Onyekuru Orlowicz Osgoodby Ottesen Ouedrago
  Oyelarano Padgettson Palomarez Pattenden Peacholm Pellegrand Pembertin Penhallow Petrovarin Pickersgill Pomeranz
  Popovski-Lane Prendergrass Pritchley Quarteyson Quillfeather Quintanar Rademaker Ravenhill Redwater Reinhardsen
  Renquist Ribeirão Ridgemont Rochembeau Rosenqvist Rothwellin Rutherglen Saarinenko Salvatierro Sandoval-Crew
  Sankharé Savarin Scarborow Sederholm Selassira Shackelby Shimazawa Sibandara Silverthorn Skarsbold Smolenskar
  Solbakken Somerled Sørenmark Soumahoro St.Clairy Stavrakis Sterlington Stonebridge Strandgaard Sutcliff-Moe
  Szymborski Tadesserin Tamakloe Tarkington Tavernier Tembelide Thackeray Thistlewood Thornquist Tiemokoba Tomaszek
  Touissant Tramontane Trevelyne Tshimanga Tyndalle Uchennaka Umberlee Underhallow Urquizo Valderrama-Ness Vandermeel
  Vantongere Varmolin Velasquarez Verhoevin Vestergard Vinterberg Volkonsky Vranešić Wakefern Waldegrave Walczyk
  Wannamore Warburtin Weatherly Wendelboe Westerhout Whitcombe-Ray Wickersham Wildermuth Winterbourne Wojtalik
  Woodhavens Wrenfield Xanthakis Yamoussou Yarborough-Lee Yeboahene Yelverton Ysidro Zabriskie Zamoranez Zapatinho
  Zeiglerman Zielinskar Zondervane Zubizarr
`)

export const suffixes: readonly string[] = ['Jr.', 'Jr.', 'Jr.', 'II', 'III', 'III', 'IV', 'Sr.']

export const officials: readonly string[] = list(`
  Ansel_Quarry Bette_Holloran Cato_Mirren Dinah_Ostrander Edric_Fallow Fern_Ballantyne Gil_Travers Hester_Vaux
  Ike_Sorrell Junia_Marsh Knut_Ellery Lorna_Peake Moss_Hartwell Nell_Corcoran Orrin_Tilley Petra_Swann Quincy_Ames
  Rosa_Delmar Saul_Whitby Thea_Langdon Ugo_Ferrante Vera_Stroud Walt_Kimber Yara_Nettles
`).map(name => name.replace('_', ' '))

/** As the injury report prints names: without accents. */
export const withoutAccents = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'ae')
