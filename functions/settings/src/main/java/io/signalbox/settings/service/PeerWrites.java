package io.signalbox.settings.service;

import io.signalbox.api.Preconditions;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.settings.Author;
import io.signalbox.settings.check.Fault;
import io.signalbox.settings.service.peer.PeerSettings;
import io.signalbox.settings.service.peer.PeerSettings.Peer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes peers into the settings, and makes their tokens. */
final class PeerWrites {
  private static final int TOKEN_BYTES = 32;

  /** What takes the place of a token while it is tried whether the settings would be valid. */
  static final String NO_TOKEN = "0".repeat(2 * TOKEN_BYTES);

  private final SettingsService service;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param random what nobody can guess
   */
  PeerWrites(SettingsService service, Clock clock, RandomGenerator random) {
    this.service = service;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Tries whether the settings would be valid with the peer.
   *
   * @throws io.signalbox.api.ProblemException 422 with the faults; 409 if changes of the settings
   *     wait for an approval, since the other hub does not
   */
  void requireValid(Peer peer, Author author) {
    if (waitsForApproval()) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "Changes of the settings need an approval here, and an invitation cannot wait for it."
                  + " Write the peer's instance and destination as entries of the settings.")
          .exception();
    }
    if (put(peer, author, Commitment.DRY_RUN) instanceof Written.Invalid(var faults)) {
      throw Answers.problem(faults).exception();
    }
  }

  /** Whether the settings would be valid with the peer. */
  boolean isValid(Peer peer, Author author) {
    return !waitsForApproval() && put(peer, author, Commitment.DRY_RUN) instanceof Written.Planned;
  }

  private boolean waitsForApproval() {
    return service.current().document().hub().approvals() > 0;
  }

  /** Writes the peer; whether it is written. */
  boolean put(Peer peer, Author author) {
    return put(peer, author, Commitment.WRITE) instanceof Written.Done;
  }

  Author author(String by, Request request) {
    return new Author(by, clock.instant(), request.method() + " " + request.path());
  }

  String newToken() {
    byte[] drawn = new byte[TOKEN_BYTES];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  /** All entries that make another hub a peer; the tokens of one that is there are replaced. */
  private Written put(Peer peer, Author author, Commitment commitment) {
    return service.write(
        new WriteRequest(author, Preconditions.NONE, commitment, Rights.ALL),
        base -> {
          List<Fault> taken = PeerSettings.faults(base.json(), peer);
          return taken.isEmpty()
              ? Proposal.Change.ofAll(base, PeerSettings.with(base.json(), peer))
              : new Proposal.End(new Written.Invalid(taken));
        });
  }
}
