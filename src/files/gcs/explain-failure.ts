import type { FileStoreProblem } from '../file-store.ts'
import { type Failure, mayPass } from './failure.ts'

const setBucket =
  'set BACKCOURT_FILES to gs:// and the bucket that holds nba-com/, big-data-ball/ and basketball-ref/'
const logIn =
  'set GOOGLE_APPLICATION_CREDENTIALS to a key file, or type: gcloud auth application-default login'

const copy = 'copy the files into a bucket of your own, and set BACKCOURT_FILES to that'

/** What a failure means for the operator. Google's own words stay. */
export function explainFailure(failure: Failure, bucket: string): FileStoreProblem {
  const { status, message } = failure
  if (mayPass(failure))
    return {
      code: 'not-readable',
      message: `Google Cloud Storage cannot be used at the moment: ${message}.`,
      fix: ['look at the network and at HTTPS_PROXY, then ask again'],
    }
  if (status === 404)
    return {
      code: 'missing',
      message: `There is no bucket ${bucket}: ${message}.`,
      fix: [setBucket, 'see the names of your buckets with: gcloud storage ls'],
    }
  if (status === 401 || knowsNobody(failure))
    return {
      code: 'not-readable',
      message: `Google Cloud Storage does not know who is asking: ${message}.`,
      fix: [logIn],
    }
  if (status === 403)
    return {
      code: 'not-readable',
      message: `The bucket ${bucket} may not be read: ${message}.`,
      fix: [
        `ask an owner of the bucket ${bucket} for the role Storage Object Viewer (roles/storage.objectViewer)`,
        logIn,
      ],
    }
  if (/requester pays/i.test(message))
    return {
      code: 'not-readable',
      message: `The bucket ${bucket} wants whoever reads to pay: ${message}.`,
      fix: [`ask its owner for: gcloud storage buckets update gs://${bucket} --no-requester-pays`, copy],
    }
  return {
    code: 'not-readable',
    message: `The bucket ${bucket} cannot be read: ${message}.`,
    fix: [setBucket],
  }
}

/** The credentials themselves are missing or refused; no answer of Cloud Storage came. */
const knowsNobody = ({ status, message }: Failure): boolean =>
  status === undefined &&
  /credential|invalid_grant|invalid_client|refresh token|GOOGLE_APPLICATION_CREDENTIALS|does not exist, or it is not a file/i.test(
    message,
  )
