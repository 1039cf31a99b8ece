/** Who signs in at the demo's desk; printed, and nowhere else of use. */
export const AGENT = { address: 'noor@loket.example', name: 'Noor Claes', role: 'admin', language: null } as const;
export const AGENT_PASSWORD = 'loket demo desk';
