package io.signalbox.settings;

import io.signalbox.envelope.Marking;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A party with credentials and grants.
 *
 * @param header a request header of the instance's own naming that may carry its token, as
 *     IntelMQ's {@code auth_token_name} does
 * @param certificates SHA-256 fingerprints of client certificates, 64 lower-case hex digits
 * @param warden what it is as a client of the Warden protocol; empty for none
 * @param n6 what it gets by n6's REST API; empty for nothing
 * @param ceiling the strictest marks that it may read; where it says nothing, the hub's holds
 * @param quota what it may post on a day
 * @param hub the name of the hub that it is; empty for a party that is none
 * @param incoming what the hub takes of its events; empty for all
 */
public record Instance(
    String name,
    List<Token> tokens,
    Optional<String> header,
    Set<String> certificates,
    Grants grants,
    InvalidContent invalidContent,
    UnknownFields unknownFields,
    Optional<WardenOptions> warden,
    Optional<N6Options> n6,
    Marking ceiling,
    Quota quota,
    Optional<String> hub,
    Optional<Incoming> incoming) {
  public Instance {
    tokens = List.copyOf(tokens);
    certificates = Set.copyOf(certificates);
  }

  /** An instance that is no hub and gets nothing by n6's REST API. */
  public Instance(
      String name,
      List<Token> tokens,
      Optional<String> header,
      Set<String> certificates,
      Grants grants,
      InvalidContent invalidContent,
      UnknownFields unknownFields,
      Optional<WardenOptions> warden,
      Marking ceiling,
      Quota quota) {
    this(
        name,
        tokens,
        header,
        certificates,
        grants,
        invalidContent,
        unknownFields,
        warden,
        Optional.empty(),
        ceiling,
        quota,
        Optional.empty(),
        Optional.empty());
  }

  /** An instance that speaks no protocol of others, without a ceiling of its own or a quota. */
  public Instance(
      String name,
      List<Token> tokens,
      Optional<String> header,
      Set<String> certificates,
      Grants grants,
      InvalidContent invalidContent,
      UnknownFields unknownFields) {
    this(
        name,
        tokens,
        header,
        certificates,
        grants,
        invalidContent,
        unknownFields,
        Optional.empty(),
        Optional.empty(),
        Marking.NONE,
        Quota.UNLIMITED,
        Optional.empty(),
        Optional.empty());
  }

  /** What becomes of content that the hub cannot take. */
  public enum InvalidContent {
    /** It is refused, and its sender told so. */
    REJECT,
    /** It is kept aside and answered as a success, for senders that would only repeat it. */
    QUARANTINE
  }

  /**
   * What becomes of events with fields that IntelMQ does not know, or with values it would not
   * take.
   */
  public enum UnknownFields {
    /** They are kept and passed on as they came, with a warning in the answer. */
    WARN,
    /** They are refused. */
    REFUSE
  }
}
