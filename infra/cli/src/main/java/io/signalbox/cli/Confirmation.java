package io.signalbox.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks a person before something that cannot be taken back. */
public final class Confirmation {
  private Confirmation() {}

  /**
   * Waits for a yes.
   *
   * @param given whether {@code --yes} was typed, so that nobody is asked
   * @throws CommandFailure if the answer is another one, or nobody can be asked
   */
  public static void require(Session session, String what, boolean given) throws CommandFailure {
    if (given) {
      return;
    }
    Surroundings surroundings = session.surroundings();
    if (!surroundings.terminal().in()) {
      throw CommandFailure.usage(what + " Nothing was done: say --yes if it is meant.");
    }
    session.note(what + " Go on? [y/N]");
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
      String line = in.readLine();
      if (line == null || !line.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
        throw CommandFailure.usage("Nothing was done.");
      }
    } catch (IOException _) {
      throw CommandFailure.usage("Nothing was done: the answer cannot be read.");
    }
  }
}
