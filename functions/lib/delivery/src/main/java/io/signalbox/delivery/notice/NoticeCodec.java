package io.signalbox.delivery.notice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.delivery.NoticeSubject;
import io.signalbox.delivery.history.ObjectCounts;
import io.signalbox.delivery.reader.ReaderId;
import io.signalbox.delivery.reader.ReaderKind;
import io.signalbox.feeds.FeedId;
import io.signalbox.feeds.Position;
import io.signalbox.store.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How {@link Notice}s are stored. */
final class NoticeCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private record Recipient(String address, @Nullable String contact, @Nullable Long version) {}

  private record Answered(String kind, String at, String envelope) {}

  private record Line(
      String delivery,
      String destination,
      String group,
      String reader,
      String from,
      String to,
      String cutAt,
      @Nullable String organisation,
      List<Recipient> recipients,
      List<String> sources,
      @Nullable List<Integer> objects,
      List<Answered> answers,
      boolean revoked) {}

  private NoticeCodec() {}

  static Body encode(TicketHolder holder, NoticeState state) {
    NoticeSubject subject = holder.subject();
    Line line =
        new Line(
            holder.delivery().toString(),
            holder.reader().feed().destination(),
            holder.reader().feed().group(),
            holder.reader().name(),
            holder.from().text(),
            holder.to().text(),
            holder.cutAt().toString(),
            subject.organisation().orElse(null),
            subject.recipients().stream()
                .map(
                    one ->
                        new Recipient(
                            one.address(), one.contact().orElse(null), one.version().orElse(null)))
                .toList(),
            subject.sources(),
            subject.objects().map(ObjectCounts::numbers).orElse(null),
            state.answers().stream()
                .map(one -> new Answered(one.kind(), one.at().toString(), one.envelope()))
                .toList(),
            state.isRevoked());
    try {
      return Body.of(JSON.writeValueAsBytes(line));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  static TicketHolder holder(Body body) {
    Line line = line(body);
    return new TicketHolder(
        UUID.fromString(line.delivery()),
        new ReaderId(new FeedId(line.destination(), line.group()), ReaderKind.parse(line.reader())),
        Position.parse(line.from()),
        Position.parse(line.to()),
        Instant.parse(line.cutAt()),
        new NoticeSubject(
            Optional.ofNullable(line.organisation()),
            line.recipients().stream()
                .map(
                    one ->
                        new NoticeSubject.Recipient(
                            one.address(),
                            Optional.ofNullable(one.contact()),
                            Optional.ofNullable(one.version())))
                .toList(),
            line.sources(),
            Optional.ofNullable(line.objects()).map(ObjectCounts::read)));
  }

  static NoticeState state(Body body) {
    Line line = line(body);
    return new NoticeState(
        line.answers().stream()
            .map(
                one ->
                    new NoticeState.Answered(one.kind(), Instant.parse(one.at()), one.envelope()))
            .toList(),
        line.revoked());
  }

  private static Line line(Body body) {
    try {
      return JSON.readValue(body.bytes(), Line.class);
    } catch (IOException damaged) {
      throw new UncheckedIOException("A ticket cannot be read", damaged);
    }
  }
}
