package io.signalbox.local.front;

import io.signalbox.api.ApiRouter;
import io.signalbox.api.Response;
import java.time.Instant;
import java.util.List;

/**
 * Paths that this process answers itself, without a function.
 *
 * @param paths the paths; one that ends with a slash stands for all below it
 */
public record OwnPages(List<String> paths, ApiRouter router) {
  public OwnPages {
    paths = List.copyOf(paths);
  }

  boolean has(String path) {
    return paths.stream()
        .anyMatch(own -> own.equals(path) || (own.endsWith("/") && path.startsWith(own)));
  }

  /** A page below another may show whole mails: it is worked on alone. */
  int leastWorkBytes(RequestHead head) {
    boolean isBelow = paths.stream().noneMatch(head.path()::equals);
    return isBelow && head.method().equals("GET") ? Integer.MAX_VALUE : 0;
  }

  Response answer(Exchange exchange, Instant now) {
    return router.answer(exchange.request(now));
  }
}
