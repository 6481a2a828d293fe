package io.signalbox.deliver.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.signalbox.aws.AwsPlatform;
import io.signalbox.aws.Priming;
import io.signalbox.aws.PrimingEvents;
import io.signalbox.delivery.HintHandler;
import io.signalbox.delivery.PrimingScene;
import io.signalbox.formats.HubIdentity;
import io.signalbox.http.exchange.Exchange;
import io.signalbox.http.exchange.PushClient;
import io.signalbox.http.exchange.Pusher;
import io.signalbox.settings.HttpMethod;
import io.signalbox.store.Platform;
import java.util.Optional;

/** Delivers the feeds that the hints name. */
public final class DeliverHttpHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final HintHandler hints;

  /** On Lambda. */
  public DeliverHttpHandler() {
    this(AwsPlatform.fromEnvironment());
    Priming.beforeSnapshot(DeliverHttpHandler::priming);
  }

  public DeliverHttpHandler(Platform platform) {
    this(platform, PushClient.of(platform.environment()));
  }

  /** With another way to the receivers than the network. */
  public DeliverHttpHandler(Platform platform, Pusher pusher) {
    hints =
        HintHandler.of(
            platform,
            new HttpMethod(),
            new HttpSender(
                pusher,
                platform.secrets(),
                HubIdentity.of(platform.environment()),
                platform.clock()));
  }

  /** A push of one event, up to where it would go to the network. */
  public static Priming.Call<?> priming(Platform platform) {
    PrimingScene.ofPushes(platform, "https://priming.example/");
    return new Priming.Call<>(
        new DeliverHttpHandler(platform, push -> new Exchange.Answered(200, Optional.empty(), "")),
        PrimingEvents.message(PrimingScene.hint()));
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return hints.handle(event, context);
  }
}
