package io.signalbox.local.scenario;

import java.util.Map;

/** What each route of the template asks of a caller. */
final class AccessNeeds {

  /** What a caller must have been granted. */
  enum Need {
    NOTHING,
    POST,
    READ,
    LOOKUP,
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

  private AccessNeeds() {}
}
