package io.signalbox.delivery.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A {@link WhatIf} as the API shows it. */
public final class WhatIfJson {
  private WhatIfJson() {}

  public static ObjectNode of(WhatIf job) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("job", job.id())
            .put("operation", WhatIf.NAME)
            .put("by", job.by())
            .put("status", job.isFinished() ? "finished" : "running")
            .put("startedAt", job.startedAt().toString());
    Optional.ofNullable(job.finishedAt()).ifPresent(at -> json.put("finishedAt", at.toString()));
    json.put("from", job.from().toString()).put("until", job.until().toString());
    json.put("events", job.progress().map(WhatIf.Progress::events).orElse(0L));
    json.put("reached", job.progress().map(WhatIf.Progress::reached).orElse(job.from()).toString());
    job.report().ifPresent(report -> json.set("report", report));
    return json;
  }
}
