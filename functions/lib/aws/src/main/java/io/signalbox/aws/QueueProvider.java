package io.signalbox.aws;

import io.signalbox.store.MessageQueue;
import java.util.function.Function;

/** Provides the queues of an {@link AwsPlatform}: a service of the function's jars. */
public interface QueueProvider {

  /** A queue by its URL. */
  Function<String, MessageQueue> queues(ClientFactory clients, Attempts attempts);
}
