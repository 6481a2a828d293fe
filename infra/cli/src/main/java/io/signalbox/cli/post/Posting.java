package io.signalbox.cli.post;

import io.signalbox.cli.CommandFailure;
import io.signalbox.cli.Session;
import io.signalbox.cli.hub.Hub;
import io.signalbox.cli.output.Progress;
import io.signalbox.cli.profile.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Posts what a file has left, batch by batch; the state advances when a batch is decided. */
final class Posting implements BatchPoster.Outcomes {
  private static final int BATCH_BYTES = 1 << 20;
  private static final int REFUSALS_TOLD = 20;
  private static final int WARNINGS_TOLD = 5;

  private final Session session;
  private final ItemReader items;
  private final PostingState state;
  private final RefusedItems refused;
  private final int batch;
  private final Optional<BatchPoster> poster;
  private Optional<CommandFailure> broken = Optional.empty();
  private long told;
  private long warned;

  Posting(
      Session session,
      Target target,
      ItemReader items,
      PostingState state,
      RefusedItems refused,
      int batch,
      boolean dryRun)
      throws CommandFailure {
    this.session = session;
    this.items = items;
    this.state = state;
    this.refused = refused;
    this.batch = batch;
    Optional<Hub> hub = dryRun ? Optional.empty() : Optional.of(session.hub(target));
    this.poster = hub.map(BatchPoster::new);
  }

  /**
   * Posts to the end of the file.
   *
   * @param read how many bytes of the file were read
   * @return how many items the file has; in a dry run, how many would be posted
   */
  long run(LongSupplier read, long size) throws CommandFailure, InterruptedException, IOException {
    skip();
    long done = 0;
    try (Progress progress = session.progress()) {
      List<Item> next = nextBatch();
      while (!next.isEmpty()) {
        if (poster.isPresent()) {
          post(poster.get(), next);
          state.advance(next.size(), refused.flush());
        }
        done += next.size();
        progress.at(read.getAsLong(), size, "%,d items".formatted(done));
        next = nextBatch();
      }
    } catch (CommandFailure fault) {
      throw new CommandFailure(
          fault.status(),
          "%s%nItems posted so far: %,d. The same command continues there."
              .formatted(fault.sentence(), state.items()));
    }
    return poster.isPresent() ? state.items() : done;
  }

  private void post(BatchPoster hub, List<Item> next) throws CommandFailure, InterruptedException {
    for (Item item : next) {
      if (item.tooLong()) {
        decided(item, "rejected", "it is longer than 8 MB; only its beginning is kept");
      }
    }
    hub.post(next.stream().filter(item -> !item.tooLong()).toList(), this);
  }

  private void skip() throws CommandFailure, IOException {
    if (state.items() > 0) {
      session.note("Goes on after item %,d.".formatted(state.items()));
    }
    for (long i = 0; i < state.items(); i++) {
      if (items.next().isEmpty()) {
        throw CommandFailure.local("The file has fewer items than were posted of it.");
      }
    }
  }

  private List<Item> nextBatch() throws CommandFailure, IOException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    List<Item> next = new ArrayList<>();
    try {
      int bytes = 0;
      Optional<Item> item = items.next();
      while (item.isPresent()) {
        next.add(item.get());
        bytes += item.get().json().length;
        boolean full = next.size() == batch || bytes >= BATCH_BYTES;
        item = full ? Optional.empty() : items.next();
      }
    } catch (CommandFailure fault) {
      // What came before is posted first.
      if (next.isEmpty()) {
        throw fault;
      }
      broken = Optional.of(fault);
    }
    return next;
  }

  @Override
  public void decided(Item item, String status, String reason) throws CommandFailure {
    state.add(status);
    if (status.equals("rejected")) {
      refused.add(item.json());
      told++;
      if (told <= REFUSALS_TOLD) {
        session.note("Item %,d is refused: %s".formatted(item.number(), reason));
      } else if (told == REFUSALS_TOLD + 1) {
        session.note("More items are refused; all are in " + refused.path() + ".");
      }
    }
  }

  @Override
  public void warned(Item item, String field, String reason) {
    warned++;
    if (warned <= WARNINGS_TOLD) {
      session.note("Item %,d is taken, but %s: %s".formatted(item.number(), field, reason));
    } else if (warned == WARNINGS_TOLD + 1) {
      session.note("More items have warnings; signalbox show ID has them.");
    }
  }
}
