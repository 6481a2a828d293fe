package io.signalbox.control;

import io.signalbox.access.Authenticator;
import io.signalbox.access.session.Sessions;
import io.signalbox.api.Parameters;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.settings.people.Permission;
import java.util.regex.Pattern;

/**
 * {@code DELETE /v1/sessions/{name}}: ends all sessions that an instance or person has begun. The
 * answer is the same for a name that nobody has.
 */
final class SessionEndpoint {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+:~-]{1,200}");

  private final Authenticator gate;
  private final Sessions sessions;

  SessionEndpoint(Authenticator gate, Sessions sessions) {
    this.gate = gate;
    this.sessions = sessions;
  }

  Response end(Request request) {
    gate.authenticate(request).require(Permission.ADMINISTER);
    String name = request.pathParameter("name");
    if (!NAME.matcher(name).matches()) {
      throw Parameters.invalid(
          "name", "Expected the name of an instance or person, such as person:ann.");
    }
    sessions.endAll(name);
    return Response.empty(204);
  }
}
