/** What a rule says about one event, as a number in runs and by its name in reports. */
export const NOT_APPLICABLE = 0;
export const COMPLIED = 1;
export const VIOLATED = 2;
export const COULD_NOT_EVALUATE = 3;

export type Outcome = typeof NOT_APPLICABLE | typeof COMPLIED | typeof VIOLATED | typeof COULD_NOT_EVALUATE;

export const outcomeNames = ['not-applicable', 'complied', 'violated', 'could-not-evaluate'] as const;

export type OutcomeName = (typeof outcomeNames)[number];
