package io.signalbox.aws;

import java.util.Properties;

/**
 * An account on AWS whose services are one {@link FakeService}, as long as it is open. What the SDK
 * itself reads from the process's variables, it reads from properties too.
 */
public final class FakeAccount implements AutoCloseable {
  private final Properties before = new Properties();

  public FakeAccount(FakeService services) {
    before.putAll(System.getProperties());
    System.setProperty("aws.endpointUrl", services.endpoint().toString());
    System.setProperty("aws.region", "eu-west-1");
    System.setProperty("aws.accessKeyId", "key");
    System.setProperty("aws.secretAccessKey", "secret");
  }

  @Override
  public void close() {
    System.setProperties(before);
  }
}
