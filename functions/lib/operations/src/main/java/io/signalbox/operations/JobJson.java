package io.signalbox.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Response;
import io.signalbox.delivery.job.Job;
import io.signalbox.delivery.job.SampleReportCodec;
import java.util.Optional;

/** A job as the API shows it. */
public final class JobJson {
  private JobJson() {}

  /** The answer to a request that began a job. */
  public static Response accepted(Job begun) {
    return Response.json(202, of(begun));
  }

  /** What the job does, for whom, how far it is, and the report of a test. */
  public static ObjectNode of(Job job) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("job", job.id())
            .put("destination", job.destination())
            .put("operation", job.work().name())
            .put("by", job.by())
            .put("status", job.isFinished() ? "finished" : "running")
            .put("startedAt", job.startedAt().toString());
    Optional.ofNullable(job.finishedAt())
        .ifPresent(finished -> json.put("finishedAt", finished.toString()));
    json.put("readers", job.readers());
    json.put("changed", job.changed());
    Optional.ofNullable(job.report())
        .ifPresent(report -> json.set("report", SampleReportCodec.encode(report)));
    return json;
  }
}
