"""Execute the notebooks again and store what they print; called by `make notebooks` after a change of figures or of views.

Names of notebooks may follow; without any, all of them.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path):
    """Run one notebook from a fresh kernel; its metadata says nothing of the machine."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, kernel_name="python3", record_timing=False).execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    nbformat.write(notebook, path)
    print(path)


def main():
    """Execute the notebooks named on the command line, or all of them."""
    for path in sys.argv[1:] or sorted(map(str, Path("notebooks").glob("*/*.ipynb"))):
        execute(path)


if __name__ == "__main__":
    main()
