/** The words that periods of rules and values of parameters are described with. */
export const statuses = ['enforced', 'draft'] as const;

export const severities = ['critical', 'major', 'minor', 'advisory'] as const;

export const bases = ['law', 'operator-rule', 'contract', 'practice'] as const;

/** What a citation rests on: the text was read, a secondary source was, memory, or less. */
export const confidences = ['text', 'secondary', 'recalled', 'uncertain'] as const;
export type Confidence = (typeof confidences)[number];
