package io.signalbox.local.front;

import io.signalbox.access.Caller;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Response;
import io.signalbox.settings.Instance.InvalidContent;
import io.signalbox.store.StoreException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides by a request's head what is done for it: its host, route, method, declared size and
 * credential are looked at before a byte of its body is read.
 */
final class Door {
  /** What a request counts for that only reads: its answer may be large. */
  private static final int READ_WORK_BYTES = 512 * 1024;

  /** What the smallest request counts for. */
  private static final int WRITE_WORK_BYTES = 16 * 1024;

  /** So much is kept aside of a body that is too large. */
  private static final int BEGINNING_BYTES = 1_000_000;

  private static final String CONSOLE = "/console";

  /** A token, and what a form adds. */
  private static final int SIGN_IN_BYTES = 8 * 1024;

  private static final String ENVELOPES = "/v1/envelopes";
  private static final String ANSWER_PAGES = "/n/";
  private static final String REDEEM = "/v1/invitations/redeem";

  /** No answer's form is larger, and nothing that redeems an invitation. */
  private static final int LINK_BYTES = 4_096;

  private final HostNames hostNames;
  private final Gateway gateway;
  private final OwnPages ownPages;
  private final Callers callers;
  private final SettingsWrites settingsWrites;
  private final Clock clock;

  Door(
      HostNames hostNames,
      Gateway gateway,
      OwnPages ownPages,
      Callers callers,
      SettingsWrites settingsWrites,
      Clock clock) {
    this.hostNames = hostNames;
    this.gateway = gateway;
    this.ownPages = ownPages;
    this.callers = callers;
    this.settingsWrites = settingsWrites;
    this.clock = clock;
  }

  Admission admit(RequestHead head) {
    if (!hostNames.has(head.header("Host"), head.localAddress())) {
      return new Admission.Refused(Reply.otherHost());
    }
    if (head.bodyBytes() > Gateway.BODY_LIMIT_BYTES) {
      return admitOversized(head);
    }
    if (ownPages.has(head.path())) {
      return admitted(
          head,
          Client.at(head.remoteAddress()),
          ownPages.leastWorkBytes(head),
          exchange -> ownPages.answer(exchange, clock.instant()));
    }
    return switch (gateway.route(head)) {
      case Routes.Match.Found found when isConsole(head) -> admitBrowser(head, found);
      case Routes.Match.Found found -> admit(head, found);
      case Routes.Match.WrongMethod wrong ->
          new Admission.Refused(Reply.wrongMethod(wrong.allowed()));
      case Routes.Match.Nothing _ -> new Admission.Refused(Reply.nothing());
    };
  }

  /** Whose settings have the hub keep aside what it cannot take is not stopped by a large event. */
  private Admission admitOversized(RequestHead head) {
    boolean isPosted = head.method().equals("POST") && head.path().equals(ENVELOPES);
    if (isPosted
        && gateway.route(head) instanceof Routes.Match.Found route
        && admit(head, route) instanceof Admission.Admitted admitted
        && callers.identify(head).filter(Door::quarantines).isPresent()) {
      return new Admission.Cut(
          new Admission.Admitted(
              admitted.client(), BEGINNING_BYTES, admitted.leastWorkBytes(), admitted.work()));
    }
    return new Admission.Refused(Reply.tooLarge(Gateway.BODY_LIMIT_BYTES, "A request's body"));
  }

  private static boolean quarantines(Caller caller) {
    return caller.instance().invalidContent() == InvalidContent.QUARANTINE;
  }

  private Admission admit(RequestHead head, Routes.Match.Found route) {
    Function<Exchange, Response> work = exchange -> gateway.answer(route, exchange);
    Optional<Caller> caller;
    try {
      caller = callers.identify(head);
    } catch (StoreException away) {
      return new Admission.Refused(ApiRouter.unavailable().response());
    }
    if (caller.isEmpty()) {
      return hasCredentialOfItsOwn(head)
          ? admitSmall(head, LINK_BYTES, "An answer or an invitation", work)
          : new Admission.Stranger(work);
    }
    if (settingsWrites.isRefused(head)) {
      return new Admission.Refused(SettingsWrites.refusal());
    }
    return admitted(
        head,
        Client.of(caller.get()),
        head.method().equals("GET") ? READ_WORK_BYTES : WRITE_WORK_BYTES,
        work);
  }

  private static boolean isConsole(RequestHead head) {
    return head.path().startsWith(CONSOLE);
  }

  /** Who has not signed in yet may send a small form: that with the token. */
  private Admission admitBrowser(RequestHead head, Routes.Match.Found route) {
    Function<Exchange, Response> work =
        exchange -> callers.signIn(head, () -> gateway.answer(route, exchange));
    Optional<Caller> caller;
    try {
      caller = callers.signedIn(head);
    } catch (StoreException away) {
      return new Admission.Refused(ApiRouter.unavailable().response());
    }
    if (caller.isPresent()) {
      return admitted(head, Client.of(caller.get()), READ_WORK_BYTES, work);
    }
    if (head.method().equals("GET")) {
      return new Admission.Stranger(work);
    }
    return admitSmall(head, SIGN_IN_BYTES, "A form of who has not signed in", work);
  }

  /** Who has no credential in the head states the length of a body, which is small. */
  private static Admission admitSmall(
      RequestHead head, int limitBytes, String what, Function<Exchange, Response> work) {
    return head.bodyBytes() != RequestHead.UNDECLARED && head.bodyBytes() <= limitBytes
        ? admitted(head, Client.at(head.remoteAddress()), WRITE_WORK_BYTES, work)
        : new Admission.Refused(Reply.tooLarge(limitBytes, what));
  }

  /**
   * The form of an answer page, of which the token in its path is the credential, and the request
   * of a hub that was invited, which shows its invitation.
   */
  private static boolean hasCredentialOfItsOwn(RequestHead head) {
    return head.method().equals("POST")
        && (head.path().startsWith(ANSWER_PAGES) || head.path().equals(REDEEM));
  }

  private static Admission admitted(
      RequestHead head, Client client, int leastWorkBytes, Function<Exchange, Response> work) {
    boolean isDeclared = head.bodyBytes() != RequestHead.UNDECLARED;
    return new Admission.Admitted(
        client,
        isDeclared ? (int) head.bodyBytes() : Gateway.BODY_LIMIT_BYTES,
        leastWorkBytes,
        work);
  }
}
