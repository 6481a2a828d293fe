package io.signalbox.settings.people;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is to the hub. This table alone says which role permits what. */
@SuppressWarnings("ImmutableEnumChecker") // Unmodifiable, and nobody else has the set.
public enum Role {
  /** Sees events and states, but nobody's address. */
  VIEWER(Permission.SEE_EVENTS, Permission.SEE_STATES),
  /** Works on notices and on what was kept aside. */
  HANDLER(
      Permission.SEE_EVENTS,
      Permission.SEE_STATES,
      Permission.SEE_RECIPIENTS,
      Permission.SEE_SETTINGS,
      Permission.HANDLE),
  /** Keeps the rules and the directory. */
  EDITOR(
      Permission.SEE_EVENTS,
      Permission.SEE_STATES,
      Permission.SEE_RECIPIENTS,
      Permission.SEE_SETTINGS,
      Permission.EDIT_RULES,
      Permission.EDIT_DIRECTORY),
  /** Decides about the changes of others. */
  APPROVER(
      Permission.SEE_EVENTS,
      Permission.SEE_STATES,
      Permission.SEE_RECIPIENTS,
      Permission.SEE_SETTINGS,
      Permission.APPROVE),
  /** Sees who did what, and changes nothing. */
  AUDITOR(
      Permission.SEE_EVENTS,
      Permission.SEE_STATES,
      Permission.SEE_RECIPIENTS,
      Permission.SEE_SETTINGS,
      Permission.AUDIT),
  /** Keeps deliveries going. */
  OPERATOR(
      Permission.SEE_EVENTS,
      Permission.SEE_STATES,
      Permission.SEE_RECIPIENTS,
      Permission.SEE_SETTINGS,
      Permission.OPERATE),
  /** May do all. */
  ADMINISTRATOR(Permission.values());

  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    EnumSet<Permission> set = EnumSet.noneOf(Permission.class);
    set.addAll(Arrays.asList(permissions));
    this.permissions = Collections.unmodifiableSet(set);
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  public boolean permits(Permission permission) {
    return permissions.contains(permission);
  }

  /** The role's name in the settings. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with that name in the settings. */
  public static Optional<Role> of(String text) {
    return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
  }
}
