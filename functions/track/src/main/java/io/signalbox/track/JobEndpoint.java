package io.signalbox.track;

import io.signalbox.access.Authenticator;
import io.signalbox.access.Grant;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import io.signalbox.delivery.job.Jobs;

/** {@code GET /v1/jobs/{id}}: how far a job is. For administrators. */
record JobEndpoint(Authenticator gate, Jobs jobs) {
  Response get(Request request) {
    gate.authenticate(request).require(Grant.administer());
    return jobs.find(request.pathParameter("id"))
        .map(job -> Response.json(200, JobJson.of(job)))
        .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no such job.").exception());
  }
}
