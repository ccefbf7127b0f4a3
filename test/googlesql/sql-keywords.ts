const reserved = new Set(
  `ALL AND AS ASC BETWEEN BY CASE CAST CROSS CURRENT DESC DISTINCT ELSE END EXCEPT EXISTS EXTRACT FALSE FOLLOWING FROM
  FULL GROUP HAVING IF IN INNER INTERSECT INTERVAL INTO IS JOIN LEFT LIMIT NOT NULL ON OR ORDER OUTER OVER PARTITION
  PRECEDING QUALIFY RANGE RIGHT ROWS SELECT THEN TRUE UNBOUNDED UNION UNNEST USING WHEN WHERE WINDOW WITH`.split(
    /\s+/,
  ),
)

/** Words of the language that may also be names. */
const others = new Set('BOOL DATE DAY FLOAT64 INT64 MONTH NUMERIC ROW STRING TIMESTAMP YEAR'.split(' '))

/** Can the word only be part of the language? */
export const isReserved = (word: string): boolean => reserved.has(word.toUpperCase())

/** Is the word, as it is written, part of the language? */
export const isKeyword = (word: string): boolean => reserved.has(word) || others.has(word)
