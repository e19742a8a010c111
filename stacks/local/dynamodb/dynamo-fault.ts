/**
 * A refusal in DynamoDB's own terms: `type` is the name of the exception as the AWS SDK knows it, `details` are the
 * further members of its body (`Item`, `CancellationReasons`).
 */
export class DynamoFault extends Error {
  override readonly name = "DynamoFault";

  constructor(
    readonly type: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

export function validationFault(message: string): DynamoFault {
  return new DynamoFault("ValidationException", message);
}

/** A ValidationException about the values of a request, with the prefix that AWS gives to these. */
export function parameterFault(message: string): DynamoFault {
  return validationFault(`One or more parameter values were invalid: ${message}`);
}
