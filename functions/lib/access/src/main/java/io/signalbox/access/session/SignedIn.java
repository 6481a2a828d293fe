package io.signalbox.access.session;

import io.signalbox.access.Caller;

/**
 * A request of a session.
 *
 * @param token the instance's, or a person's for one minute, for requests to the API in its name;
 *     it never reaches the browser
 */
public record SignedIn(SessionKey key, Caller caller, String token) {

  /** Leaves out the credentials. */
  @Override
  public String toString() {
    return "SignedIn[" + caller.name() + "]";
  }
}
