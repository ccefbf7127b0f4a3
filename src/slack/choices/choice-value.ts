/** What a button or an entry of a menu stands for. */
export type ChoiceValue = {
  readonly token: string
  readonly card: number
  readonly key: string
  readonly text?: string
}

export const printChoice = (value: ChoiceValue): string => JSON.stringify(value)

export const readChoice = (text: string): ChoiceValue => JSON.parse(text) as ChoiceValue
