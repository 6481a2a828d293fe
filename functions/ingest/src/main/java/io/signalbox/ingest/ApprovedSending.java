package io.signalbox.ingest;

import io.signalbox.access.person.Person;
import io.signalbox.api.ApiRouter;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.envelope.Path;
import io.signalbox.envelope.ReadBatch;
import io.signalbox.envelope.ReadItem;
import io.signalbox.envelopes.ingest.Ingest;
import io.signalbox.envelopes.ingest.ItemResult;
import io.signalbox.envelopes.ingest.Sender;
import io.signalbox.envelopes.ingest.Status;
import io.signalbox.ingest.ProposedSendings.Versioned;
import io.signalbox.settings.Instance;
import io.signalbox.settings.SettingsDocument;
import io.signalbox.settings.SettingsSource;
import io.signalbox.settings.people.Permission;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends what others have approved, by the settings as they stand then. */
final class ApprovedSending {
  private final ProposedSendings proposals;
  private final Ingest ingest;
  private final ActivityRecorder activity;
  private final SettingsSource settings;

  ApprovedSending(
      ProposedSendings proposals,
      Ingest ingest,
      ActivityRecorder activity,
      SettingsSource settings) {
    this.proposals = proposals;
    this.ingest = ingest;
    this.activity = activity;
    this.settings = settings;
  }

  boolean isEnough(long approvals) {
    return approvals >= settings.latest().hub().approvals();
  }

  /**
   * Goes on only while the destination is there, and its author may send to it.
   *
   * @throws io.signalbox.api.ProblemException 409 otherwise
   */
  void requireSendable(ProposedSending proposed) {
    SettingsDocument now = settings.latest();
    String destination = proposed.sending().destination();
    boolean mayStill =
        proposed.author().startsWith(Person.PREFIX)
            || mayStill(now.instances().get(proposed.author()), destination);
    if (!now.destinations().containsKey(destination) || !mayStill) {
      throw Problem.of(
              ProblemType.CONFLICT,
              "It can no longer be sent: the destination is gone, or its author may not send to it"
                  + " any more. Reject it.")
          .exception();
    }
  }

  private static boolean mayStill(@Nullable Instance author, String destination) {
    return author != null
        && author.grants().scope(Permission.HANDLE).isEverything()
        && author.grants().deliver().mayName(destination);
  }

  /**
   * Sends the rows in the name of who proposed them. To repeat it does no harm.
   *
   * @throws io.signalbox.api.ProblemException 503 if a row could not be kept now
   */
  ProposedSending send(Versioned standing) {
    ProposedSending proposed = standing.proposed();
    List<ReadItem> rows = proposed.sending().items(proposals.rows(proposed));
    Sender sender = new Sender(proposed.author(), false, false, false);
    Map<String, Integer> counts = new TreeMap<>();
    try (ActivityRecorder.Post post = activity.begin(proposed.author())) {
      List<ItemResult> results = post.kept(ingest.keep(sender, new ReadBatch(rows), Path.EMPTY));
      results.forEach(result -> counts.merge(result.status().text(), 1, Integer::sum));
    }
    if (counts.containsKey(Status.FAILED.text())) {
      throw Problem.of(
              ProblemType.UNAVAILABLE,
              "The sending is approved, and not all rows could be kept now. Approve it again.")
          .withHeader("Retry-After", Integer.toString(ApiRouter.RETRY_AFTER_SECONDS))
          .exception();
    }
    ProposedSending sent = proposed.sent(counts);
    proposals.replace(standing, sent);
    proposals.forgetRows(sent);
    return sent;
  }
}
