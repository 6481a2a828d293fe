package io.signalbox.interop.delivery;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.store.Mailer;
import io.signalbox.store.Platform;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A program that receives what a method delivers, and the way to it. */
interface Peer extends AutoCloseable {

  /** Something that arrived. */
  record Got(String id, String text) {}

  /** The function of its method. */
  RequestHandler<SQSEvent, SQSBatchResponse> function(Platform platform);

  /** The destination, in JSON. */
  String destination();

  /** The credentials of the destination, by their names. */
  Map<String, String> secrets();

  /** Of how many characters it takes no event; empty for one that takes any. */
  OptionalInt refusedCharacters();

  /** Loses the answer to what is sent next. */
  void loseAnswer();

  /** Is not there any more. */
  void cut();

  /** Is there again. */
  void mend();

  /** All that arrived, in its order. */
  List<Got> got() throws Exception;

  @Override
  void close() throws IOException;

  /** Where mails go; other methods have none. */
  default Mailer mailer() {
    return mail -> new Mailer.Result.ContentRefused("No mail here");
  }
}
