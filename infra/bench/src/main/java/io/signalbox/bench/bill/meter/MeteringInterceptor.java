package io.signalbox.bench.bill.meter;

import io.signalbox.aws.events.ItemAttributes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/**
 * Meters each request of a function. The SDK finds it by name and gives it every request of the
 * process; those outside a {@link Call} are not looked at. Units are what the engine says it took;
 * it says nothing of a failed condition, which costs as much as the write, and of what is read and
 * not there.
 */
public final class MeteringInterceptor implements ExecutionInterceptor {
  private static final ExecutionAttribute<Long> BEGIN =
      new ExecutionAttribute<>("io.signalbox.bench.begin");

  /** With which the line begins that has the writes of the log of outcomes. */
  public static final String OUTCOMES_PUT = "PutItem of outcomes,";

  private static final String OUTCOMES = "~outcomes/";
  private static final int SQS_REQUEST_BYTES = 64 * 1024;

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (Call.current() == null) {
      return context.request();
    }
    ReturnConsumedCapacity units = ReturnConsumedCapacity.TOTAL;
    return switch (context.request()) {
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(units).build();
      case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(units).build();
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(units).build();
      case BatchGetItemRequest batch -> batch.toBuilder().returnConsumedCapacity(units).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(units).build();
      default -> context.request();
    };
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    attributes.putAttribute(BEGIN, System.nanoTime());
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    Call call = Call.current();
    if (call != null) {
      call.waited(attributes.getAttribute(BEGIN), System.nanoTime());
      meter(call, context.request(), context.response());
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    Call call = Call.current();
    if (call == null) {
      return;
    }
    call.waited(attributes.getAttribute(BEGIN), System.nanoTime());
    if (!(context.exception() instanceof ConditionalCheckFailedException refused)) {
      // A local engine on a busy machine answers late; what is tried again is metered.
      return;
    }
    Map<String, AttributeValue> standing = refused.hasItem() ? refused.item() : Map.of();
    switch (context.request()) {
      case PutItemRequest put ->
          call.add(
              "PutItem " + name(put.tableName()) + ", condition failed",
              Charge.WRITE_UNITS,
              ItemSizes.writeUnits(put.item(), standing));
      case DeleteItemRequest delete ->
          call.add(
              "DeleteItem " + name(delete.tableName()) + ", condition failed",
              Charge.WRITE_UNITS,
              ItemSizes.writeUnits(standing, standing));
      default -> throw new IllegalStateException("Not metered: " + context.request());
    }
  }

  private static void meter(Call call, SdkRequest request, SdkResponse response) {
    switch (response) {
      case PutItemResponse put ->
          writes(call, put((PutItemRequest) request), put.consumedCapacity());
      case DeleteItemResponse delete -> writes(call, "DeleteItem", delete.consumedCapacity());
      case GetItemResponse get ->
          reads(
              call,
              "GetItem",
              1,
              ((GetItemRequest) request).consistentRead(),
              get.consumedCapacity());
      case QueryResponse query ->
          reads(
              call,
              "Query",
              1,
              ((QueryRequest) request).consistentRead(),
              query.consumedCapacity());
      case BatchGetItemResponse batch -> {
        for (ConsumedCapacity one : batch.consumedCapacity()) {
          KeysAndAttributes asked =
              Objects.requireNonNull(
                  ((BatchGetItemRequest) request).requestItems().get(one.tableName()));
          reads(call, "BatchGetItem", asked.keys().size(), asked.consistentRead(), one);
        }
      }
      default -> others(call, request);
    }
  }

  /** The log of outcomes has lines of its own: it is there for what is counted. */
  private static String put(PutItemRequest request) {
    AttributeValue partition = request.item().get(ItemAttributes.PARTITION);
    return partition != null && partition.s().startsWith(OUTCOMES) ? OUTCOMES_PUT : "PutItem";
  }

  private static void others(Call call, SdkRequest request) {
    if (!(request instanceof SendMessageBatchRequest send)) {
      throw new IllegalStateException("Not metered: " + request);
    }
    long bytes =
        send.entries().stream()
            .mapToLong(entry -> entry.messageBody().getBytes(StandardCharsets.UTF_8).length)
            .sum();
    call.add(
        "SendMessageBatch " + name(send.queueUrl()),
        Charge.SQS_REQUESTS,
        (double) Math.max(1, Math.ceilDiv(bytes, SQS_REQUEST_BYTES)));
  }

  private static void writes(Call call, String operation, ConsumedCapacity taken) {
    call.add(operation + " " + name(taken.tableName()), Charge.WRITE_UNITS, taken.capacityUnits());
  }

  /** What is not there is paid for, too, which the local engine does not say. */
  private static void reads(
      Call call, String operation, int asked, @Nullable Boolean strong, ConsumedCapacity taken) {
    double least = asked * (Boolean.TRUE.equals(strong) ? 1 : 0.5);
    call.add(
        operation + " " + name(taken.tableName()),
        Charge.READ_UNITS,
        Math.max(least, taken.capacityUnits()));
  }

  /** The template's name of a table or queue, which may have a mark or a host before it. */
  private static String name(String engineName) {
    return engineName.substring(
        Math.max(engineName.lastIndexOf('/'), engineName.lastIndexOf('-')) + 1);
  }
}
