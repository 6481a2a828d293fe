package io.signalbox.local.front;

import io.signalbox.api.Request;
import io.signalbox.store.Body;
import java.time.Instant;

/** An HTTP request as the server read it. */
record Exchange(RequestHead head, Body body) {

  static Exchange withoutBody(RequestHead head) {
    return new Exchange(head, Body.of(new byte[0]));
  }

  /** The same for an endpoint of this process. */
  Request request(Instant now) {
    return new Request(
        head.method(),
        head.path(),
        head.queries(),
        head.headers(),
        body.bytes(),
        head.clientCertificate(),
        now);
  }
}
