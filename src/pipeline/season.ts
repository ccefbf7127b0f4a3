export { seasonOf, seasonText, seasonYearOf } from '../files/season.ts'
