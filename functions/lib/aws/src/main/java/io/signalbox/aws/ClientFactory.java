package io.signalbox.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;

/** Makes clients of services: with the function's credentials, in its region. */
public interface ClientFactory {

  /**
   * A client that sends each request once.
   *
   * @param answer how long it waits between two bytes of an answer
   */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, Duration answer);
}
