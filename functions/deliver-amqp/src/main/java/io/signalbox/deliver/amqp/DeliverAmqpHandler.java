package io.signalbox.deliver.amqp;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.HintHandler;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.net.Addresses;
import io.signalbox.net.ForbiddenAddresses;
import io.signalbox.net.VettedAddresses;
import io.signalbox.settings.AmqpMethod;
import io.signalbox.store.Platform;

/** Publishes the feeds that the hints name. */
public final class DeliverAmqpHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final HintHandler hints;

  /** What Lambda calls. */
  public DeliverAmqpHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(DeliverAmqpHandler::priming);
  }

  public DeliverAmqpHandler(Platform platform) {
    ForbiddenAddresses forbidden =
        ForbiddenAddresses.allowingLoopback(
            platform.environment().optional("ALLOW_LOOPBACK").filter("true"::equals).isPresent());
    Broker broker = new Broker(new VettedAddresses(Addresses.SYSTEM, forbidden));
    hints =
        HintHandler.of(
            platform,
            new AmqpMethod(),
            new AmqpSender(broker, platform.secrets(), platform.clock()));
  }

  /** A message of one event, up to where the network would be asked: the address is forbidden. */
  public static Priming.Call<?> priming(Platform platform) {
    ObjectNode destination =
        JsonNodeFactory.instance.objectNode().put("method", "amqp").put("uri", "amqps://0.0.0.0/");
    ObjectNode amqp = destination.putObject("amqp").put("routingKey", "priming");
    amqp.putObject("authentication").put("external", true);
    PrimingScene.of(platform, destination);
    return new Priming.Call<>(
        new DeliverAmqpHandler(platform), PrimingEvents.message(PrimingScene.hint()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return hints.handle(event, context);
  }
}
