/** The codes of odd mail that are told. `{field}`: the header field; `{number}`: the ticket's number. */
export type OddityWords = Readonly<
  Record<
    | 'duplicate-header'
    | 'no-message-id'
    | 'no-date'
    | 'header-too-long'
    | 'boundary-guessed'
    | 'boundary-missing'
    | 'too-many-parts'
    | 'too-deep'
    | 'too-many-attachments'
    | 'text-too-long'
    | 'html-too-long'
    | 'tnef-too-long'
    | 'tnef-unreadable'
    | 'not-read:time'
    | 'not-read:memory'
    | 'message-id-reused'
    | 'typed-number-over-headers'
    | 'typed-number-not-trusted'
    | 'mistyped-number',
    string
  >
>;
