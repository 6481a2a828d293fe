package io.signalbox.deliver.xmpp;

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
import io.signalbox.settings.XmppMethod;
import io.signalbox.store.Platform;

/** Sends the feeds that the hints name as messages. */
public final class DeliverXmppHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final HintHandler hints;

  /** What Lambda calls. */
  public DeliverXmppHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(DeliverXmppHandler::priming);
  }

  public DeliverXmppHandler(Platform platform) {
    ForbiddenAddresses forbidden =
        ForbiddenAddresses.allowingLoopback(
            platform.environment().optional("ALLOW_LOOPBACK").filter("true"::equals).isPresent());
    XmppServer server =
        new XmppServer(new VettedAddresses(Addresses.SYSTEM, forbidden), Services.DNS);
    hints =
        HintHandler.of(
            platform,
            new XmppMethod(),
            new XmppSender(server, platform.secrets(), platform.clock()));
  }

  /** A message of one event, up to where the network would be asked: the address is forbidden. */
  public static Priming.Call<?> priming(Platform platform) {
    ObjectNode destination =
        JsonNodeFactory.instance
            .objectNode()
            .put("method", "xmpp")
            .put("uri", "xmpp:priming@priming.example");
    destination.putObject("xmpp").put("account", "hub@priming.example").put("host", "0.0.0.0");
    PrimingScene.of(platform, destination);
    return new Priming.Call<>(
        new DeliverXmppHandler(platform), PrimingEvents.message(PrimingScene.hint()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return hints.handle(event, context);
  }
}
