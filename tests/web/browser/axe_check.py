"""What axe finds on a page that keeps somebody from using it."""


def serious_faults(page):
    """Return a line a serious or critical fault."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - absent where the tests are skipped

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]
