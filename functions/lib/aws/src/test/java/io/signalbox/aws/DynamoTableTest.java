package io.signalbox.aws;

import io.signalbox.store.DueTable;
import io.signalbox.store.DueTableContract;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoTableTest implements DueTableContract {
  private static final DynamoDbClient CLIENT = LocalDynamo.client();
  private static final DueTable TABLE =
      new DynamoTable(LocalDynamo.newTable(CLIENT), CLIENT, new Attempts(new Random()));

  @Override
  public DueTable table() {
    return TABLE;
  }
}
