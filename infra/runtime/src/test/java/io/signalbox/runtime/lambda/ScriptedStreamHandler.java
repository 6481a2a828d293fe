package io.signalbox.runtime.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.signalbox.aws.events.DynamoStreamChanges;
import io.signalbox.store.Change;
import io.signalbox.store.Platform;
import java.util.List;

/** A function on a stream; a record's text is its sort key. */
public final class ScriptedStreamHandler
    implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  public ScriptedStreamHandler(Platform platform) {}

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    List<Change> changes = DynamoStreamChanges.of(event);
    List<String> failed =
        Scripts.run(changes.stream().map(change -> change.item().key().sort()).toList());
    return new StreamsEventResponse(
        changes.stream()
            .filter(change -> failed.contains(change.item().key().sort()))
            .map(change -> new BatchItemFailure(change.sequence()))
            .toList());
  }
}
