// SPDX-License-Identifier: Apache-2.0
package org.outpost.server.reporting;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// The bare address, as somebody types it into a browser: the pages for people are behind it.
@WebServlet("")
public class FrontDoorServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new PageExchange(request, response).redirect("/district/");
    }
}
