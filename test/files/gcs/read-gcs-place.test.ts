import { describe, expect, it } from 'vitest'
import { readGcsPlace } from '../../../src/files/gcs/read-gcs-place.ts'

describe('a place in Google Cloud Storage', () => {
  it('is a bucket, or a folder in one', () => {
    expect(readGcsPlace('gs://nba-scraped-data')).toEqual({ bucket: 'nba-scraped-data', prefix: '' })
    expect(readGcsPlace('gs://nba-scraped-data/')).toEqual({ bucket: 'nba-scraped-data', prefix: '' })
    expect(readGcsPlace('gs://data.team.example/a/b c/')).toEqual({
      bucket: 'data.team.example',
      prefix: 'a/b c',
    })
  })

  it.each([
    ['gs://', /3 to 63/],
    ['gs://ab', /3 to 63/],
    [`gs://${'a'.repeat(64)}`, /3 to 63/],
    [`gs://${'a'.repeat(64)}.example`, /between its dots/],
    ['gs://a..b', /between its dots/],
    ['gs://NBA-data', /lower-case/],
    ['gs://-nba', /both ends/],
    ['gs://nba data', /lower-case/],
    ['gs://192.168.5.4', /IP address/],
    ['gs://goog-nba', /goog/],
    ['gs://my-google-data', /goog/],
    ['gs:/nba-data', /gs:\/\/bucket/],
    ['s3://nba-data', /gs:\/\/bucket/],
    ['gs://nba-data//x', /slashes/],
    ['gs://nba-data/../x', /slashes/],
    ['gs://nba-data/.hidden', /slashes/],
  ])('is not %s, and says why with what was seen', (text, rule) => {
    const place = readGcsPlace(text)
    if (!('message' in place)) throw new Error(`${text} was taken`)
    expect(place.message).toMatch(rule)
    expect(place.message).toContain(`\`${text}\``)
    expect(place.fix).toContain('BACKCOURT_FILES')
  })
})
