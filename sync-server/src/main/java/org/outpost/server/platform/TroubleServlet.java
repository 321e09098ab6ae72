// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.platform;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.outpost.model.wire.Json;

/// Answers what the container itself could not pass on to anybody: an address that can't be read, a
/// path nobody serves. A problem like any other, without a word of what runs here.
@WebServlet("/trouble")
public class TroubleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = told instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        response.setContentType(Problem.MEDIA_TYPE);
        response.getOutputStream()
                .write(
                        Json.write(
                                Problem.of(
                                        status,
                                        "platform.http-" + status,
                                        ProblemMapper.words(status))));
    }
}
