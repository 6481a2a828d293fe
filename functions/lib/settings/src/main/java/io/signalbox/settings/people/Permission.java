package io.signalbox.settings.people;

/** What a role can permit. */
public enum Permission {
  /** To see all events, what became of them, and their figures. */
  SEE_EVENTS,
  /** To see destinations, jobs, fetches, instances and the keys in use. */
  SEE_STATES,
  /** To see who gets and got what: notices, deliveries, suppressed addresses, the directory. */
  SEE_RECIPIENTS,
  /** To see the settings, their history and proposals, and to try them. */
  SEE_SETTINGS,
  /** To resend and revoke notices, to decide what was kept aside, to end suppressions. */
  HANDLE,
  /** To pause, resume, test and replay destinations, and to change the keys that are held. */
  OPERATE,
  /** To change routes, destinations, templates, connections and fetches. */
  EDIT_RULES,
  /** To change the directory. */
  EDIT_DIRECTORY,
  /** To decide about what others propose. */
  APPROVE,
  /** To see who signed in and who read what, and the signed proofs. */
  AUDIT,
  /** All else: instances, people, the hub's own settings. */
  ADMINISTER
}
