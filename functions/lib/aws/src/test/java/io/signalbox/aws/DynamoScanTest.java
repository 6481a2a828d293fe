package io.signalbox.aws;

import io.signalbox.store.DueTable;
import io.signalbox.store.TableScan;
import io.signalbox.store.TableScanContract;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoScanTest implements TableScanContract {
  private static final DynamoDbClient CLIENT = LocalDynamo.client();

  private final Attempts attempts = new Attempts(new Random());
  private final String name = LocalDynamo.newTable(CLIENT);

  @Override
  public DueTable table() {
    return new DynamoTable(name, CLIENT, attempts);
  }

  @Override
  public TableScan scan() {
    return new DynamoScan(name, CLIENT, attempts);
  }
}
