"""The style of a page that stands alone, on a screen and on paper."""

STYLE = """
:root{--blue:#004d99;--ink:#1a1a1a;--grey:#595959;--rule:#bfbfbf}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:1.0625rem/1.55 "IBM Plex Sans",Arial,Helvetica,sans-serif;
hyphens:auto;overflow-wrap:break-word}
main{max-width:46rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:2rem 0 .6rem;hyphens:manual;text-wrap:balance}
h1{font-size:2rem;margin-top:0}h2{font-size:1.45rem;border-top:1px solid var(--rule);padding-top:1.2rem}
h3{font-size:1.2rem}h4,h5,h6{font-size:1.0625rem}
p,ul,ol{margin:.5rem 0 .9rem}li{margin:.25rem 0}
a{color:var(--blue)}a.fact{color:inherit;text-decoration:underline dotted var(--blue) 1px;
text-underline-offset:.2em}
a.fact-long{text-decoration:none}
a.fact:hover,a.fact:focus{text-decoration-line:underline;color:var(--blue);text-decoration-style:solid}
.fact-note{font-size:.7em;line-height:0;padding-left:.1em}.fact-note a{text-decoration:none}
.fact-beside{padding-left:.2em;text-decoration:none;font-weight:bold}
.paper-subtitle{font-size:1.2rem;color:var(--grey);margin-top:0}.paper-foot{color:var(--grey)}
.paper-mark{border:2px solid #8f3d05;padding:.6rem .9rem;color:#8f3d05}
.paper-frame{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.2rem;border:1px solid var(--rule);
padding:1rem;margin:1.2rem 0}
.paper-frame dt{font-weight:bold}.paper-frame dd{margin:0}
.paper-open{border:1px dashed var(--rule);padding:.8rem;min-height:3.5rem;color:var(--grey)}
.paper-table{overflow-x:auto;margin:1.2rem 0 .4rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.4;hyphens:manual}
caption,figcaption{text-align:left;color:var(--grey);font-size:.95rem;padding:.2rem 0 .5rem}
.paper-number{font-weight:bold;color:var(--ink)}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-bottom:1px solid var(--rule)}
thead th{border-bottom:2px solid var(--blue)}tbody th{font-weight:normal}
th.number,td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.paper-table-note,.own-by,.paper-sources{font-size:.9rem;color:var(--grey)}
.paper-figure{margin:1.4rem 0}.paper-figure svg{max-width:100%;height:auto}
.own-text{border-left:4px solid var(--blue);padding:.1rem 0 .1rem 1rem;margin:1.2rem 0}
.own-stale{border-left:4px solid #c4570b;padding-left:.6rem}
.paper-sources ol{padding-left:2rem}:target{background:#fff6d6}
@page{size:A4;margin:22mm 20mm}
@media print{body{font-size:10.5pt}main{max-width:none;padding:0}a{color:inherit;text-decoration:none}
h2,h3,h4{break-after:avoid}figure,tr,.paper-frame{break-inside:avoid}thead{display:table-header-group}}
""".strip()
