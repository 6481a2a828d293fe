package io.signalbox.local.scenario;

import io.signalbox.settings.people.Permission;
import io.signalbox.settings.people.Role;
import java.util.Map;
import java.util.Set;

/** What each route of the template asks of a caller. */
final class AccessNeeds {

  /** What a caller must have been granted. */
  enum Need {
    NOTHING,
    POST,
    READ,
    LOOKUP,
    /** One of the permissions that {@link #PERMISSIONS} has for the route. */
    ADMINISTER,
    /** Nothing, but who administers nothing sees its own only. */
    OWN,
    /** A browser's session: what stands in Authorization counts for nothing. */
    SESSION,
    /** The token in the path or in the body, whoever sends it. */
    LINK,
    /** What nobody may do: the protocol has it, and the hub has not. */
    NOBODY
  }

  static final Map<String, Need> ALL =
      Map.ofEntries(
          Map.entry("POST /v1/envelopes", Need.POST),
          Map.entry("POST /v1/sendings", Need.ADMINISTER),
          Map.entry("GET /v1/info", Need.NOTHING),
          Map.entry("GET /v1/feeds/{name}", Need.READ),
          Map.entry("GET /v1/envelopes/{id}", Need.OWN),
          Map.entry("GET /v1/envelopes/{id}/lineage", Need.OWN),
          Map.entry("GET /v1/envelopes/{id}/raw", Need.OWN),
          Map.entry("GET /v1/deliveries", Need.ADMINISTER),
          Map.entry("GET /v1/deliveries/{id}", Need.ADMINISTER),
          Map.entry("GET /v1/fetches", Need.ADMINISTER),
          Map.entry("GET /v1/fetches/{name}", Need.ADMINISTER),
          Map.entry("GET /n/{token}", Need.LINK),
          Map.entry("POST /n/{token}", Need.LINK),
          Map.entry("GET /n/{token}/events.csv", Need.LINK),
          Map.entry("GET /v1/notices", Need.ADMINISTER),
          Map.entry("GET /v1/notices/{ticket}", Need.ADMINISTER),
          Map.entry("GET /v1/proofs/{day}", Need.ADMINISTER),
          Map.entry("GET /v1/audit", Need.ADMINISTER),
          Map.entry("DELETE /v1/sessions/{name}", Need.ADMINISTER),
          Map.entry("POST /v1/notices/{ticket}/resend", Need.ADMINISTER),
          Map.entry("POST /v1/notices/{ticket}/revoke", Need.ADMINISTER),
          Map.entry("GET /v1/destinations", Need.ADMINISTER),
          Map.entry("GET /v1/destinations/{name}", Need.ADMINISTER),
          Map.entry("GET /v1/jobs/{id}", Need.ADMINISTER),
          Map.entry("POST /v1/destinations/{name}/pause", Need.ADMINISTER),
          Map.entry("POST /v1/destinations/{name}/resume", Need.ADMINISTER),
          Map.entry("POST /v1/destinations/{name}/replay", Need.ADMINISTER),
          Map.entry("POST /v1/destinations/{name}/test", Need.ADMINISTER),
          Map.entry("GET /v1/instances", Need.ADMINISTER),
          Map.entry("GET /v1/instances/{name}", Need.OWN),
          Map.entry("GET /v1/unrouted", Need.ADMINISTER),
          Map.entry("GET /v1/statistics", Need.ADMINISTER),
          Map.entry("GET /v1/envelopes", Need.OWN),
          Map.entry("GET /v1/conflicts", Need.OWN),
          Map.entry("GET /v1/quarantine", Need.OWN),
          Map.entry("POST /v1/conflicts/{id}/accept", Need.ADMINISTER),
          Map.entry("POST /v1/conflicts/{id}/dismiss", Need.ADMINISTER),
          Map.entry("POST /v1/quarantine/{id}/accept", Need.ADMINISTER),
          Map.entry("POST /v1/quarantine/{id}/dismiss", Need.ADMINISTER),
          Map.entry("GET /v1/suppressions", Need.ADMINISTER),
          Map.entry("GET /v1/suppressions/{address}", Need.ADMINISTER),
          Map.entry("DELETE /v1/suppressions/{address}", Need.ADMINISTER),
          Map.entry("GET /v1/statistics/funnel", Need.ADMINISTER),
          Map.entry("GET /v1/settings", Need.ADMINISTER),
          Map.entry("PUT /v1/settings", Need.ADMINISTER),
          Map.entry("GET /v1/settings/{kind}/{name}", Need.ADMINISTER),
          Map.entry("PUT /v1/settings/{kind}/{name}", Need.ADMINISTER),
          Map.entry("DELETE /v1/settings/{kind}/{name}", Need.ADMINISTER),
          Map.entry("POST /v1/invitations", Need.ADMINISTER),
          Map.entry("POST /v1/invitations/accept", Need.ADMINISTER),
          Map.entry("POST /v1/invitations/redeem", Need.LINK),
          Map.entry("GET /v1/peers", Need.ADMINISTER),
          Map.entry("GET /v1/peers/{name}", Need.ADMINISTER),
          Map.entry("POST /v1/settings/explain", Need.ADMINISTER),
          Map.entry("POST /v1/settings/preview", Need.ADMINISTER),
          Map.entry("POST /v1/settings/whatif", Need.ADMINISTER),
          Map.entry("GET /v1/settings/history", Need.ADMINISTER),
          Map.entry("POST /v1/settings/history/{revision}/revert", Need.ADMINISTER),
          Map.entry("GET /v1/proposals", Need.ADMINISTER),
          Map.entry("GET /v1/proposals/{id}", Need.ADMINISTER),
          Map.entry("POST /v1/proposals/{id}/approve", Need.ADMINISTER),
          Map.entry("POST /v1/proposals/{id}/reject", Need.ADMINISTER),
          Map.entry("POST /v1/erasures", Need.ADMINISTER),
          Map.entry("POST /v1/erasures/held", Need.ADMINISTER),
          Map.entry("GET /v1/erasures", Need.ADMINISTER),
          Map.entry("GET /v1/erasures/{id}", Need.ADMINISTER),
          Map.entry("POST /v1/erasures/{id}/approve", Need.ADMINISTER),
          Map.entry("POST /v1/erasures/{id}/reject", Need.ADMINISTER),
          Map.entry("GET /v1/keys", Need.ADMINISTER),
          Map.entry("GET /v1/keys/{fingerprint}", Need.ADMINISTER),
          Map.entry("PUT /v1/keys/{fingerprint}", Need.ADMINISTER),
          Map.entry("DELETE /v1/keys/{fingerprint}", Need.ADMINISTER),
          Map.entry("GET /v1/keys/found/{address}", Need.ADMINISTER),
          Map.entry("POST /v1/keys/found/{address}", Need.ADMINISTER),
          Map.entry("DELETE /v1/keys/found/{address}", Need.ADMINISTER),
          Map.entry("GET /taxii2", Need.OWN),
          Map.entry("GET /taxii2/{path+}", Need.OWN),
          Map.entry("POST /taxii2/{path+}", Need.NOBODY),
          Map.entry("DELETE /taxii2/{path+}", Need.NOBODY),
          Map.entry("GET /v1/misp/{path+}", Need.OWN),
          Map.entry("GET /n6/{path+}", Need.READ),
          Map.entry("GET /warden3/{path+}", Need.READ),
          Map.entry("POST /warden3/{path+}", Need.POST),
          Map.entry("GET /console", Need.SESSION),
          Map.entry("GET /console/{path+}", Need.SESSION),
          Map.entry("POST /console/{path+}", Need.SESSION),
          Map.entry("GET /v1/settings/schema", Need.NOTHING),
          Map.entry("GET /v1/openapi.json", Need.NOTHING),
          Map.entry("GET /intelmq/lookup", Need.LOOKUP),
          Map.entry("POST /v1/directory/imports", Need.ADMINISTER),
          Map.entry("GET /v1/directory/{kind}", Need.ADMINISTER),
          Map.entry("GET /v1/directory/{kind}/{name}", Need.ADMINISTER),
          Map.entry("PUT /v1/directory/{kind}/{name}", Need.ADMINISTER),
          Map.entry("DELETE /v1/directory/{kind}/{name}", Need.ADMINISTER));

  /** Of these a caller needs one, everywhere or, for routes of {@link #SCOPED}, somewhere. */
  static final Map<String, Set<Permission>> PERMISSIONS =
      Map.ofEntries(
          Map.entry("POST /v1/sendings", Set.of(Permission.HANDLE)),
          Map.entry("GET /v1/deliveries", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("GET /v1/deliveries/{id}", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("GET /v1/fetches", Set.of(Permission.SEE_STATES)),
          Map.entry("GET /v1/fetches/{name}", Set.of(Permission.SEE_STATES)),
          Map.entry("GET /v1/notices", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("GET /v1/notices/{ticket}", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("GET /v1/proofs/{day}", Set.of(Permission.AUDIT)),
          Map.entry("GET /v1/audit", Set.of(Permission.AUDIT)),
          Map.entry("DELETE /v1/sessions/{name}", Set.of(Permission.ADMINISTER)),
          Map.entry("POST /v1/notices/{ticket}/resend", Set.of(Permission.HANDLE)),
          Map.entry("POST /v1/notices/{ticket}/revoke", Set.of(Permission.HANDLE)),
          Map.entry("GET /v1/destinations", Set.of(Permission.SEE_STATES)),
          Map.entry("GET /v1/destinations/{name}", Set.of(Permission.SEE_STATES)),
          Map.entry("GET /v1/jobs/{id}", Set.of(Permission.SEE_STATES)),
          Map.entry("POST /v1/destinations/{name}/pause", Set.of(Permission.OPERATE)),
          Map.entry("POST /v1/destinations/{name}/resume", Set.of(Permission.OPERATE)),
          Map.entry("POST /v1/destinations/{name}/replay", Set.of(Permission.OPERATE)),
          Map.entry("POST /v1/destinations/{name}/test", Set.of(Permission.OPERATE)),
          Map.entry("GET /v1/instances", Set.of(Permission.SEE_STATES)),
          Map.entry("GET /v1/unrouted", Set.of(Permission.SEE_EVENTS)),
          Map.entry("GET /v1/statistics", Set.of(Permission.SEE_EVENTS)),
          Map.entry("GET /v1/statistics/funnel", Set.of(Permission.SEE_EVENTS)),
          Map.entry("POST /v1/settings/whatif", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("POST /v1/conflicts/{id}/accept", Set.of(Permission.HANDLE)),
          Map.entry("POST /v1/conflicts/{id}/dismiss", Set.of(Permission.HANDLE)),
          Map.entry("POST /v1/quarantine/{id}/accept", Set.of(Permission.HANDLE)),
          Map.entry("POST /v1/quarantine/{id}/dismiss", Set.of(Permission.HANDLE)),
          Map.entry("GET /v1/suppressions", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("GET /v1/suppressions/{address}", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("DELETE /v1/suppressions/{address}", Set.of(Permission.HANDLE)),
          Map.entry("GET /v1/settings", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("PUT /v1/settings", Set.of(Permission.ADMINISTER)),
          Map.entry("GET /v1/settings/{kind}/{name}", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("PUT /v1/settings/{kind}/{name}", Set.of(Permission.EDIT_RULES)),
          Map.entry("DELETE /v1/settings/{kind}/{name}", Set.of(Permission.EDIT_RULES)),
          Map.entry("POST /v1/settings/explain", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("POST /v1/settings/preview", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("GET /v1/settings/history", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("POST /v1/settings/history/{revision}/revert", Set.of(Permission.EDIT_RULES)),
          Map.entry("GET /v1/keys", Set.of(Permission.SEE_STATES)),
          Map.entry("GET /v1/keys/{fingerprint}", Set.of(Permission.SEE_STATES)),
          Map.entry("PUT /v1/keys/{fingerprint}", Set.of(Permission.OPERATE)),
          Map.entry("DELETE /v1/keys/{fingerprint}", Set.of(Permission.OPERATE)),
          Map.entry("GET /v1/keys/found/{address}", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("POST /v1/keys/found/{address}", Set.of(Permission.OPERATE)),
          Map.entry("DELETE /v1/keys/found/{address}", Set.of(Permission.OPERATE)),
          Map.entry("POST /v1/directory/imports", Set.of(Permission.EDIT_DIRECTORY)),
          Map.entry("GET /v1/directory/{kind}", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry("GET /v1/directory/{kind}/{name}", Set.of(Permission.SEE_RECIPIENTS)),
          Map.entry(
              "PUT /v1/directory/{kind}/{name}",
              Set.of(Permission.EDIT_DIRECTORY, Permission.HANDLE)),
          Map.entry(
              "DELETE /v1/directory/{kind}/{name}",
              Set.of(Permission.EDIT_DIRECTORY, Permission.HANDLE)),
          Map.entry("GET /v1/peers", Set.of(Permission.SEE_STATES)),
          Map.entry("GET /v1/peers/{name}", Set.of(Permission.SEE_STATES)),
          Map.entry("POST /v1/invitations", Set.of(Permission.ADMINISTER)),
          Map.entry("POST /v1/invitations/accept", Set.of(Permission.ADMINISTER)),
          Map.entry("GET /v1/proposals", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("GET /v1/proposals/{id}", Set.of(Permission.SEE_SETTINGS)),
          Map.entry("POST /v1/erasures", Set.of(Permission.ADMINISTER)),
          Map.entry("POST /v1/erasures/held", Set.of(Permission.ADMINISTER)),
          Map.entry("GET /v1/erasures", Set.of(Permission.AUDIT, Permission.APPROVE)),
          Map.entry("GET /v1/erasures/{id}", Set.of(Permission.AUDIT, Permission.APPROVE)),
          Map.entry("POST /v1/erasures/{id}/approve", Set.of(Permission.APPROVE)),
          Map.entry("POST /v1/erasures/{id}/reject", Set.of(Permission.APPROVE)),
          Map.entry("POST /v1/proposals/{id}/approve", Set.of(Permission.APPROVE)),
          Map.entry("POST /v1/proposals/{id}/reject", Set.of(Permission.APPROVE)));

  /** The routes that show, or change, the part that lies in the caller's scope. */
  static final Set<String> SCOPED =
      Set.of(
          "GET /v1/notices",
          "GET /v1/notices/{ticket}",
          "POST /v1/notices/{ticket}/resend",
          "POST /v1/notices/{ticket}/revoke",
          "GET /v1/directory/{kind}",
          "GET /v1/directory/{kind}/{name}",
          "PUT /v1/directory/{kind}/{name}",
          "DELETE /v1/directory/{kind}/{name}");

  /** Whether somebody with that role gets in. */
  static boolean lets(Role role, boolean isEverywhere, String route) {
    return PERMISSIONS.getOrDefault(route, Set.of()).stream().anyMatch(role::permits)
        && (isEverywhere || SCOPED.contains(route));
  }

  private AccessNeeds() {}
}
