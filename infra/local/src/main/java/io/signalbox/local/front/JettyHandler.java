package io.signalbox.local.front;

import io.signalbox.api.ApiRouter;
import io.signalbox.api.Response;
import io.signalbox.store.Body;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** Takes requests from Jetty: decides by the head, reserves memory, reads, answers. */
final class JettyHandler extends Handler.Abstract {
  /** How long a client waits for memory before it is asked to come again. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** As long as API Gateway waits. */
  private static final Duration PATIENCE_FOR_WORK = Duration.ofSeconds(29);

  private static final Duration SILENCE = Duration.ofSeconds(20);

  /** No answer that is smaller waits for those that others have not taken yet. */
  private static final int SMALL_ANSWER_BYTES = 8 * 1024;

  private final Door door;
  private final ConnectionGuard guard;
  private final Budgets budgets;
  private final ProxyCertificates certificates;

  JettyHandler(Door door, ConnectionGuard guard, Budgets budgets, ProxyCertificates certificates) {
    this.certificates = certificates;
    this.door = door;
    this.guard = guard;
    this.budgets = budgets;
  }

  @Override
  public boolean handle(
      Request request, org.eclipse.jetty.server.Response response, Callback callback) {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    guard.working(endPoint);
    try {
      RequestHead head = certificates.proven(JettyRequests.head(request));
      switch (door.admit(head)) {
        case Admission.Refused(Response answer) -> refuse(answer, head, request, response);
        case Admission.Stranger stranger -> {
          Response answer = answer(stranger, head);
          try (Outgoing outgoing = outgoing(Client.at(head.remoteAddress()), head, answer)) {
            refuse(outgoing.answer(), head, request, response);
          }
        }
        case Admission.Cut(Admission.Admitted beginning) -> {
          guard.identified(endPoint, beginning.client());
          serveBeginning(beginning, head, request, response);
        }
        case Admission.Admitted admitted -> {
          if (admitted.client().identified()) {
            guard.identified(endPoint, admitted.client());
          }
          serve(admitted, head, request, response);
        }
      }
      guard.answered(endPoint);
      callback.succeeded();
    } catch (IOException gone) {
      callback.failed(gone);
    }
    return true;
  }

  private void serve(
      Admission.Admitted admitted,
      RequestHead head,
      Request request,
      org.eclipse.jetty.server.Response response)
      throws IOException {
    if (admitted.mostBodyBytes() == 0) {
      work(admitted, Exchange.withoutBody(head), request, response);
      return;
    }
    Optional<ClientShares.Reservation> room =
        budgets.incoming().reserve(admitted.client(), admitted.mostBodyBytes(), PATIENCE);
    if (room.isEmpty()) {
      refuse(ApiRouter.unavailable().response(), head, request, response);
      return;
    }
    try (ClientShares.Reservation reserved = room.get()) {
      byte[] body = read(request, head, admitted.mostBodyBytes());
      if (body.length > admitted.mostBodyBytes()) {
        Response tooLarge = Reply.tooLarge(Gateway.BODY_LIMIT_BYTES, "A request's body");
        refuse(tooLarge, head, request, response);
        return;
      }
      reserved.shrinkTo(body.length);
      work(admitted, new Exchange(head, Body.of(body)), request, response);
    }
  }

  /** What is left of the body is read after the answer, so that the client reads that. */
  private void serveBeginning(
      Admission.Admitted beginning,
      RequestHead head,
      Request request,
      org.eclipse.jetty.server.Response response)
      throws IOException {
    Optional<ClientShares.Reservation> room =
        budgets.incoming().reserve(beginning.client(), beginning.mostBodyBytes(), PATIENCE);
    if (room.isEmpty()) {
      refuse(ApiRouter.unavailable().response(), head, request, response);
      return;
    }
    try (ClientShares.Reservation _ = room.get()) {
      Body body = Body.of(read(request, head, beginning.mostBodyBytes()));
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
      work(beginning, new Exchange(head.cut(), body), request, response);
    }
    BodyReader.drop(request);
  }

  /** A client that falls silent keeps its reservation for a short time only. */
  private static byte[] read(Request request, RequestHead head, int bytes) throws IOException {
    EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
    long idleMilliseconds = endPoint.getIdleTimeout();
    endPoint.setIdleTimeout(SILENCE.toMillis());
    byte[] body = BodyReader.read(request, head, bytes);
    endPoint.setIdleTimeout(idleMilliseconds);
    return body;
  }

  private void work(
      Admission.Admitted admitted,
      Exchange exchange,
      Request request,
      org.eclipse.jetty.server.Response response)
      throws IOException {
    long size = InflatedSize.of(exchange.body(), Gateway.EVENT_LIMIT_BYTES);
    Outgoing outgoing;
    Optional<ClientShares.Reservation> room =
        budgets
            .working()
            .reserve(
                admitted.client(), Math.max(size, admitted.leastWorkBytes()), PATIENCE_FOR_WORK);
    if (room.isEmpty()) {
      refuse(ApiRouter.unavailable().response(), exchange.head(), request, response);
      return;
    }
    try (ClientShares.Reservation _ = room.get()) {
      outgoing = outgoing(admitted.client(), exchange.head(), admitted.work().apply(exchange));
    }
    try (outgoing) {
      Response answer = ProtocolErrors.of(exchange.head().path(), outgoing.answer());
      AnswerWriter.write(answer, isHead(request), response);
    }
  }

  /** An answer with the memory that is reserved for it until the client has taken it. */
  private record Outgoing(Response answer, Optional<ClientShares.Reservation> reservation)
      implements AutoCloseable {
    @Override
    public void close() {
      reservation.ifPresent(ClientShares.Reservation::close);
    }
  }

  /** The answer, or one that asks to come again. Who changed something is not asked to so soon. */
  private Outgoing outgoing(Client client, RequestHead head, Response answer) {
    int bytes = answer.bodySizeInBytes();
    if (bytes <= SMALL_ANSWER_BYTES) {
      return new Outgoing(answer, Optional.empty());
    }
    Duration patience = head.method().equals("GET") ? PATIENCE : PATIENCE_FOR_WORK;
    Optional<ClientShares.Reservation> room = budgets.outgoing().reserve(client, bytes, patience);
    return new Outgoing(room.isPresent() ? answer : ApiRouter.unavailable().response(), room);
  }

  private Response answer(Admission.Stranger stranger, RequestHead head) {
    budgets.strangers().acquireUninterruptibly();
    try {
      return stranger.work().apply(Exchange.withoutBody(head));
    } finally {
      budgets.strangers().release();
    }
  }

  /**
   * Answers without having read the body; what is there of it is read, so that the client reads the
   * answer.
   */
  private static void refuse(
      Response answer,
      RequestHead head,
      Request request,
      org.eclipse.jetty.server.Response response)
      throws IOException {
    boolean hasBody = head.bodyBytes() != 0;
    if (hasBody) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    AnswerWriter.write(ProtocolErrors.of(head.path(), answer), isHead(request), response);
    if (hasBody) {
      BodyReader.drop(request);
    }
  }

  private static boolean isHead(Request request) {
    return HttpMethod.HEAD.is(request.getMethod());
  }
}
