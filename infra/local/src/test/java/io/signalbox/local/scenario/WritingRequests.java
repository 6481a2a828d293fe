package io.signalbox.local.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The requests of the template that write, and what is sent to change what is in force. */
final class WritingRequests {
  static final String ROUTE = "{\"pattern\": {}, \"destinations\": [\"feed\"]}";
  static final String RULE = "{\"match\": {\"type\": \"scanner\"}, \"suppress\": true}";
  static final String MALLORY =
      "{\"tokens\": [{\"name\": \"1\", \"token\": \"token-of-another-name-of-mine\"}], \"grants\":"
          + " {\"roles\": [{\"role\": \"approver\"}]}}";
  static final String MAIL = "{\"mail\": \"jo@people.example\", \"reason\": \"asked\"}";

  /** What is sent to a route: path and body in turn; a bare path has the route's method alone. */
  static final Map<String, List<String>> ATTEMPTS =
      Map.of(
          "PUT /v1/settings",
          List.of(
              "/v1/settings", "{\"hub\": {\"approvals\": 0}}",
              "/v1/settings", "{}",
              "/v1/settings",
                  "{\"hub\": {\"approvals\": 1}, \"routes\": {\"mine\": " + ROUTE + "}}"),
          "PUT /v1/settings/{kind}/{name}",
          List.of(
              "/v1/settings/routes/all", "{\"pattern\": {}, \"destinations\": [\"spare\"]}",
              "/v1/settings/routes/mine", ROUTE,
              "/v1/settings/destinations/mine", "{\"method\": \"pull\"}",
              "/v1/settings/destinations/spare", "{\"method\": \"pull\", \"form\": \"bare\"}",
              "/v1/settings/templates/mine", "{\"en\": {\"subject\": \"Events\"}}",
              "/v1/settings/instances/mallory", MALLORY),
          "DELETE /v1/settings/{kind}/{name}",
          List.of("/v1/settings/routes/all", "", "/v1/settings/destinations/spare", ""),
          "POST /v1/settings/history/{revision}/revert",
          List.of("/v1/settings/history/FIRST/revert", ""),
          "POST /v1/directory/imports",
          List.of(
              "/v1/directory/imports?source=mine", "{\"rules\": {\"imported\": " + RULE + "}}",
              "/v1/directory/imports?source=mine&kind=rules",
                  "{\"rules\": {\"imported\": " + RULE + "}}",
              "/v1/directory/imports?source=rules&confirmRemovals=1", "{\"rules\": {}}"),
          "POST /v1/directory/imports/{revision}/undo",
          List.of("/v1/directory/imports/1/undo", ""),
          "PUT /v1/directory/{kind}/{name}",
          List.of("/v1/directory/rules/mine", RULE, "/v1/directory/rules/standing", RULE),
          "DELETE /v1/directory/{kind}/{name}",
          List.of("/v1/directory/rules/standing", ""),
          "POST /v1/erasures",
          List.of("/v1/erasures", MAIL));

  /** What writes none of it, or decides about what somebody else proposed. */
  static final Set<String> OTHERS =
      Set.of(
          "POST /v1/envelopes",
          "POST /v1/sendings",
          "POST /v1/sendings/{id}/approve",
          "POST /v1/sendings/{id}/reject",
          "POST /n/{token}",
          "DELETE /v1/sessions/{name}",
          "POST /v1/notices/{ticket}/resend",
          "POST /v1/notices/{ticket}/revoke",
          "POST /v1/destinations/{name}/pause",
          "POST /v1/destinations/{name}/resume",
          "POST /v1/destinations/{name}/replay",
          "POST /v1/destinations/{name}/test",
          "POST /v1/conflicts/{id}/accept",
          "POST /v1/conflicts/{id}/dismiss",
          "POST /v1/quarantine/{id}/accept",
          "POST /v1/quarantine/{id}/dismiss",
          "DELETE /v1/suppressions/{address}",
          "POST /v1/invitations",
          "POST /v1/invitations/accept",
          "POST /v1/invitations/redeem",
          "POST /v1/settings/explain",
          "POST /v1/settings/preview",
          "POST /v1/settings/whatif",
          "POST /v1/proposals/{id}/approve",
          "POST /v1/proposals/{id}/reject",
          "POST /v1/erasures/held",
          "POST /v1/erasures/{id}/approve",
          "POST /v1/erasures/{id}/reject",
          "PUT /v1/keys/{fingerprint}",
          "DELETE /v1/keys/{fingerprint}",
          "POST /v1/keys/found/{address}",
          "DELETE /v1/keys/found/{address}",
          "POST /taxii2/{path+}",
          "DELETE /taxii2/{path+}",
          "POST /warden3/{path+}",
          "POST /console/{path+}");

  private WritingRequests() {}
}
