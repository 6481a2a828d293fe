package io.signalbox.control;

import io.signalbox.access.Authenticator;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.suppression.Suppressions;
import io.signalbox.operations.SuppressionJson;
import io.signalbox.settings.people.Permission;

/** {@code DELETE /v1/suppressions/{address}}: lets the address have mail again. */
record SuppressionLiftEndpoint(Authenticator gate, Suppressions suppressions) {
  Response lift(Request request) {
    gate.authenticate(request).require(Permission.HANDLE);
    return SuppressionJson.answer(suppressions.lift(SuppressionJson.address(request)));
  }
}
