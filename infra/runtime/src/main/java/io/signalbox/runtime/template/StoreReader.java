package io.signalbox.runtime.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads tables and queues. */
final class StoreReader {
  private static final int DEFAULT_VISIBILITY_SECONDS = 30;

  private StoreReader() {}

  static TableSpec table(String logicalId, Section resource) {
    Section properties =
        resource
            .section("Properties")
            .without("BillingMode", "PointInTimeRecoverySpecification", "SSESpecification")
            .without("AttributeDefinitions", "DeletionProtectionEnabled");
    keys(properties, "p", "s");
    properties.optionalSection("TimeToLiveSpecification").ifPresent(StoreReader::timeToLive);
    Optional<Section> stream = properties.optionalSection("StreamSpecification");
    stream.ifPresent(section -> section.only("StreamViewType", "NEW_IMAGE"));
    List<Section> indexes = properties.list("GlobalSecondaryIndexes");
    indexes.forEach(StoreReader::dueIndex);
    properties.nothingElse();
    return new TableSpec(logicalId, stream.isPresent(), !indexes.isEmpty());
  }

  private static void timeToLive(Section section) {
    section.only("AttributeName", "e");
    section.only("Enabled", "true");
    section.nothingElse();
  }

  private static void dueIndex(Section index) {
    index.only("IndexName", "due");
    keys(index, "q", "d");
    index.section("Projection").only("ProjectionType", "KEYS_ONLY");
    index.nothingElse();
  }

  private static void keys(Section section, String partition, String sort) {
    List<Section> keys = section.list("KeySchema");
    if (keys.size() != 2) {
      throw section.fault("KeySchema", "a partition and a sort key are expected");
    }
    keys.getFirst().only("AttributeName", partition);
    keys.getFirst().only("KeyType", "HASH");
    keys.getLast().only("AttributeName", sort);
    keys.getLast().only("KeyType", "RANGE");
  }

  static QueueSpec queue(String logicalId, Section resource) {
    // The embedded queue keeps messages for SQS's longest time.
    Section properties =
        resource
            .section("Properties")
            .without("SqsManagedSseEnabled", "KmsMasterKeyId", "MessageRetentionPeriod");
    QueueSpec queue =
        new QueueSpec(
            logicalId,
            Duration.ofSeconds(properties.number("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS)),
            properties.optionalSection("RedrivePolicy").map(StoreReader::redrive));
    properties.nothingElse();
    return queue;
  }

  private static QueueSpec.Redrive redrive(Section policy) {
    String arn = policy.text("deadLetterTargetArn");
    QueueSpec.Redrive redrive =
        new QueueSpec.Redrive(
            arn.substring(arn.lastIndexOf(':') + 1), policy.number("maxReceiveCount"));
    policy.nothingElse();
    return redrive;
  }
}
